import { SaxesParser } from 'saxes'

export interface XmlNode {
  name: string
  attributes: Record<string, string>
  children: XmlNode[]
  text: string
}

/** The root of a document. Throws where it is not well-formed (XML 1.0) or declares entities of its own. */
export function parseXml(document: string): XmlNode {
  const open: XmlNode[] = [{ name: '', attributes: {}, children: [], text: '' }]
  const parser = new SaxesParser()
  parser.on('error', (error) => {
    throw error
  })
  parser.on('doctype', () => {
    throw new Error('has a document type')
  })
  parser.on('opentag', ({ name, attributes }) => {
    const node = { name, attributes: { ...attributes }, children: [], text: '' }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  parser.on('text', (text) => {
    const node = open.at(-1)
    if (node) node.text += text
  })
  parser.on('closetag', () => void open.pop())
  parser.write(document).close()
  const [root] = open[0]?.children ?? []
  if (!root) throw new Error('has no root')
  return root
}

/** The nodes at a path of names below a node. */
export const nodesAt = (node: XmlNode, ...path: string[]): XmlNode[] =>
  path.reduce((nodes, name) => nodes.flatMap(({ children }) => children.filter((child) => child.name === name)), [node])

export const textAt = (node: XmlNode, name: string): string => nodesAt(node, name)[0]?.text ?? ''

const isInstant = (text: string) =>
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))

/** The simple types of schedule.xml.xsd. */
const types = {
  text: () => true,
  nothing: (text: string) => text.trim() === '',
  date: (text: string) => /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)),
  instant: isInstant,
  clock: (text: string) => /^[0-2]\d:[0-5]\d(:[0-5]\d)?$/.test(text),
  duration: (text: string) => /^\d{1,2}:\d{2}(:\d{1,2})?$/.test(text),
  positive: (text: string) => /^[1-9]\d*$/.test(text),
  flag: (text: string) => ['true', 'false', '1', '0'].includes(text),
  uuid: (text: string) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text),
  acronym: (text: string) => /^[a-z0-9_-]{4,}$/.test(text),
  slug: (text: string) => /^[a-z0-9]{4,}-\d{1,6}-[a-z0-9_-]{4,}$/.test(text),
  address: (text: string) => /^https?:\/\//.test(text) && URL.canParse(text),
}
type Type = keyof typeof types

/** `?` marks what may be absent, `*` what may come often. */
interface Rule {
  type: Type
  attributes?: Record<string, Type>
  children?: Record<string, Rule>
  inOrder?: true
}

/** Elements of one type, by their names. */
const leaves = (type: Type, ...names: string[]): Record<string, Rule> =>
  Object.fromEntries(names.map((name) => [name, { type }]))

const list = (name: string, attribute: Record<string, Type>): Rule => ({
  type: 'nothing',
  children: { [`${name}*`]: { type: 'text', attributes: attribute } },
})

const event: Rule = {
  type: 'nothing',
  attributes: { id: 'positive', guid: 'uuid' },
  children: {
    ...leaves('text', 'room', 'title', 'subtitle', 'type', 'abstract', 'track', 'logo?', 'language?', 'description?'),
    date: { type: 'instant' },
    start: { type: 'clock' },
    duration: { type: 'duration' },
    slug: { type: 'slug' },
    'persons?': list('person', { 'id?': 'positive' }),
    'recording?': { type: 'nothing', children: { license: { type: 'text' }, optout: { type: 'flag' } } },
    'links?': list('link', { 'href?': 'text' }),
    'attachments?': list('attachment', { 'href?': 'text' }),
    'url?': { type: 'address' },
  },
}

const conference: Rule = {
  type: 'nothing',
  children: {
    ...leaves('text', 'title', 'time_zone_name?'),
    ...leaves('date', 'start?', 'end?'),
    acronym: { type: 'acronym' },
    'days?': { type: 'positive' },
    'timeslot_duration?': { type: 'duration' },
    'base_url?': { type: 'address' },
  },
}

const day: Rule = {
  type: 'nothing',
  attributes: { 'date?': 'date', 'start?': 'instant', 'end?': 'instant', 'index?': 'positive' },
  children: {
    'room*': { type: 'nothing', attributes: { name: 'text', 'guid?': 'uuid' }, children: { 'event*': event } },
  },
}

/** What the revisions of schedule.xml.xsd (github.com/voc/schedule) agree on, and each room's guid: elements, their number, order and types. */
const schedule: Rule = {
  type: 'nothing',
  inOrder: true,
  children: {
    'generator?': { type: 'nothing', attributes: { 'name?': 'text', 'version?': 'text' } },
    version: { type: 'text' },
    conference,
    'day+': day,
  },
}

const bare = (key: string) => key.replace(/[?*+]$/, '')

function attributeFaults({ name, attributes }: XmlNode, allowed: Record<string, Type>): string[] {
  const known = Object.entries(allowed).map(([key, type]) => ({ key: bare(key), isRequired: bare(key) === key, type }))
  return [
    ...Object.keys(attributes)
      .filter((key) => !known.some((one) => one.key === key))
      .map((key) => `${name}/@${key} is unknown`),
    ...known.flatMap(({ key, isRequired, type }) => {
      const value = attributes[key]
      if (value === undefined) return isRequired ? [`${name}/@${key} is missing`] : []
      return types[type](value) ? [] : [`${name}/@${key} "${value}" is no ${type}`]
    }),
  ]
}

function childFaults({ name, children }: XmlNode, allowed: Record<string, Rule>): string[] {
  const unknown = children.filter((child) => !Object.keys(allowed).some((key) => bare(key) === child.name))
  return [
    ...unknown.map((child) => `${name}/${child.name} is unknown`),
    ...Object.entries(allowed).flatMap(([key, rule]) => {
      const found = children.filter((child) => child.name === bare(key))
      const [least, most] = [/[?*]$/.test(key) ? 0 : 1, /[*+]$/.test(key) ? Number.POSITIVE_INFINITY : 1]
      const isMiscounted = found.length < least || found.length > most
      return [
        ...(isMiscounted ? [`${name}/${bare(key)} comes ${found.length} times`] : []),
        ...found.flatMap((child) => nodeFaults(child, rule)),
      ]
    }),
  ]
}

function orderFaults({ name, children }: XmlNode, allowed: Record<string, Rule>): string[] {
  const places = children.map((child) => Object.keys(allowed).findIndex((key) => bare(key) === child.name))
  return places.every((place, index) => index === 0 || place >= (places[index - 1] ?? 0))
    ? []
    : [`${name} is out of order`]
}

function nodeFaults(node: XmlNode, { type, attributes = {}, children = {}, inOrder }: Rule): string[] {
  return [
    ...(types[type](node.text) ? [] : [`${node.name} "${node.text}" is no ${type}`]),
    ...attributeFaults(node, attributes),
    ...childFaults(node, children),
    ...(inOrder ? orderFaults(node, children) : []),
  ]
}

function uniqueFaults(what: string, values: readonly (string | undefined)[]): string[] {
  return new Set(values).size === values.length ? [] : [`${what} is not unique`]
}

/** What the schema cannot say, and readers rely on. */
function senseFaults(root: XmlNode): string[] {
  const days = nodesAt(root, 'day')
  const [conference] = nodesAt(root, 'conference')
  const dates = days.map(({ attributes }) => attributes.date)
  const told = ['start', 'end', 'days'].map((name) => conference && textAt(conference, name))
  const expected = [dates[0], dates.at(-1), String(days.length)]
  return [
    ...(told.join() === expected.join() ? [] : [`conference says ${told}, its days ${expected}`]),
    ...days.flatMap((day, index) =>
      day.attributes.index === String(index + 1) ? [] : [`day ${index + 1} has another index`],
    ),
    ...days.flatMap((day) =>
      nodesAt(day, 'room').flatMap((room) => nodesAt(room, 'event').flatMap((one) => placeFaults(day, room, one))),
    ),
  ]
}

function placeFaults(day: XmlNode, room: XmlNode, one: XmlNode): string[] {
  const [at, from, to] = [textAt(one, 'date'), day.attributes.start ?? '', day.attributes.end ?? ''].map((text) =>
    Date.parse(text),
  )
  const name = `event ${one.attributes.id}`
  return [
    ...(at !== undefined && from !== undefined && to !== undefined && from <= at && at < to
      ? []
      : [`${name} is not in its day`]),
    ...(textAt(one, 'date').slice(11, 16) === textAt(one, 'start') ? [] : [`${name} starts at two times`]),
    ...(textAt(one, 'room') === room.attributes.name ? [] : [`${name} is in two rooms`]),
  ]
}

/** The faults of a schedule.xml: not well-formed, against the public schema, or at odds with itself. Empty when it is sound. */
export function lintSchedule(document: string): string[] {
  const root = parseXml(document)
  const events = nodesAt(root, 'day', 'room', 'event')
  return [
    ...(root.name === 'schedule' ? [] : [`the root is ${root.name}`]),
    ...nodeFaults(root, schedule),
    ...uniqueFaults(
      'guid',
      events.map(({ attributes }) => attributes.guid),
    ),
    ...uniqueFaults(
      'id',
      events.map(({ attributes }) => attributes.id),
    ),
    ...uniqueFaults(
      'slug',
      events.map((one) => textAt(one, 'slug')),
    ),
    ...uniqueFaults(
      'day index',
      nodesAt(root, 'day').map(({ attributes }) => attributes.index),
    ),
    ...senseFaults(root),
  ]
}
