import { expect, test } from 'vitest'
import { pointOf } from '#worker/domain/calendars/places.ts'

test.each([
  ['https://www.openstreetmap.org/?mlat=21.04551&mlon=105.80162#map=18/21.0450/105.8010', 21.04551, 105.80162],
  ['https://www.openstreetmap.org/#map=18/21.0455/105.8016', 21.0455, 105.8016],
  ['https://www.google.com/maps/place/USTH/@21.04,105.80,17z/data=!3d21.0455!4d105.8016', 21.0455, 105.8016],
  ['https://www.google.com/maps/@-33.8688,151.2093,15z', -33.8688, 151.2093],
  ['https://maps.google.com/?q=21.0455%2C105.8016', 21.0455, 105.8016],
  ['https://maps.apple.com/?ll=0.5,-0.25', 0.5, -0.25],
  ['geo:21.0455,105.8016', 21.0455, 105.8016],
])('the address of a map names its point: %s', (address, latitude, longitude) => {
  expect(pointOf(address)).toEqual({ latitude, longitude })
})

test.each([
  [null],
  ['https://maps.app.goo.gl/abc'],
  ['https://maps.example.org/@95.1,10.2'],
  ['https://a.example.org/?q=18 Street'],
])('an address without a point on earth gives none: %s', (address) => {
  expect(pointOf(address)).toBeUndefined()
})
