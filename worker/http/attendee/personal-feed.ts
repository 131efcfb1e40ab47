import type { Context } from 'hono'
import { type FeedNews, feedNews } from '#web/components/personal-feed.tsx'
import type { FormState } from '#worker/core/form.ts'
import { feedPath } from '#worker/domain/calendars/personal/queries.ts'
import type { PersonalFeedRow } from '#worker/domain/calendars/personal/table.ts'
import type { AppEnv } from '#worker/http/env.ts'

/** What the page of a personal feed shows of it: its address once there is one, its form, what was just done. */
export async function feedView<E extends AppEnv>(
  request: Context<E>,
  feed: PersonalFeedRow | undefined,
  refused?: FormState,
): Promise<{ feed: string | undefined; form: FormState; done: FeedNews | undefined }> {
  const c = request as unknown as Context<AppEnv>
  return {
    feed: feed && (await feedPath(c.get('ctx'), feed)),
    form: refused ?? { values: { alarm: String(feed?.alarmMinutes ?? '') }, faults: {} },
    done: feedNews.find((word) => c.req.query(word) !== undefined),
  }
}
