/** How long a mailed code opens. */
export const codeMinutes = 10

/** Wrong or right, a code is looked at this often. */
export const triesOfCode = 5

/** Code mails to one mailbox. */
export const mailsAnHour = 3

/** How long a browser stays signed in. */
export const signInDays = 30
