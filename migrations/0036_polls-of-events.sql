-- drops a table: feed_readers takes its rows over, under the event as the source; the figures are estimates of seven days.
INSERT INTO `feed_readers` (`source`, `day`, `family`, `polls`)
  SELECT 'event:' || `event_id`, `day`, `family`, `polls` FROM `feed_polls`;
--> statement-breakpoint
DROP TABLE `feed_polls`;
