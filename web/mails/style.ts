/** The one <style> of every mail: mail programs load nothing from outside, and no element carries a style of its own. */
export const mailStyle = `
:root { color-scheme: light dark; }
body { margin: 0; background: #f4f2ec; color: #1d1f23; font-family: system-ui, -apple-system, "Segoe UI", Roboto, Arial, sans-serif; font-size: 16px; line-height: 1.55; }
main { max-width: 560px; margin: 0 auto; padding: 32px 20px; background: #fffefb; overflow-wrap: anywhere; }
h1 { margin: 0 0 24px; font-size: 24px; line-height: 1.25; }
p, dl, ul { margin: 0 0 20px; }
dt { color: #575b63; font-size: 14px; }
dd { margin: 0 0 12px; }
a { color: #0b5c5c; }
.code { font-size: 32px; font-weight: 700; letter-spacing: 6px; }
.button { display: inline-block; padding: 12px 20px; border-radius: 8px; background: #0b5c5c; color: #fffefb; font-weight: 600; text-decoration: none; }
footer { border-top: 1px solid #dcd9d1; padding-top: 16px; color: #575b63; font-size: 14px; }
@media (prefers-color-scheme: dark) {
  body { background: #15171a; color: #eceae4; }
  main { background: #1d2024; }
  dt, footer { color: #a9adb5; }
  a { color: #7fd0d0; }
  .button { color: #fffefb; }
  footer { border-color: #373b42; }
}
`
