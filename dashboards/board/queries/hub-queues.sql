-- 枢纽现状:在站人数、排队与推送耗时及滞留主因
-- Hubs now: who is there, queue and push apart, and which of them explains the hold
-- kept for 10 s, in rows
-- times: of those who are at the hub or left it within the last hour, so far where they still wait; who arrived more than
-- six hours ago and has not left, by the record, is a gap of a trip and waits in no queue: unaccounted. limit_minutes: of the rule predicted-overrun, in force at the hub
WITH
    assumeNotNull((SELECT max(watermark) FROM passflow.v_freshness)) AS progressed
SELECT
    hubs.site_id AS site_id, hubs.name_zh AS name_zh, hubs.name_en AS name_en, hubs.kind AS kind, hubs.capacity AS capacity,
    toUnixTimestamp64Milli(progressed) AS progressed_ms,
    persons.at_hub AS at_hub, persons.waiting_registration AS waiting_registration, persons.waiting_push AS waiting_push, persons.held AS held_now, persons.unaccounted AS unaccounted,
    persons.registered_15m AS registrations_15m, persons.left_1h AS left_1h,
    persons.queue_n AS queue_n, queue_p50_s, queue_p90_s, queue_max_s, persons.push_n AS push_n, push_p50_s, push_p90_s, push_max_s,
    persons.hold_n AS hold_n, hold_p50_s, hold_p90_s, hold_max_s, persons.observation_n AS observation_n, observation_max_s,
    queue_sum_s, push_sum_s, observation_sum_s,
    multiIf(greatest(queue_sum_s, push_sum_s, observation_sum_s) = 0, 'NONE', queue_sum_s >= greatest(push_sum_s, observation_sum_s), 'QUEUE',
        push_sum_s >= observation_sum_s, 'PUSH', 'OBSERVATION') AS explains,
    toInt64(ifNull(toUInt32OrNull(rules.settings['limit_minutes']), 120)) AS limit_minutes
FROM (
    SELECT site_id, argMax(v_sites.name_zh, valid_from) AS name_zh, argMax(v_sites.name_en, valid_from) AS name_en,
        argMax(v_sites.kind, valid_from) AS kind, argMax(v_sites.capacity, valid_from) AS capacity
    FROM passflow.v_sites
    WHERE v_sites.kind IN ('RAIL_STATION', 'AIRPORT', 'COACH_STATION') AND valid_from <= progressed AND ifNull(valid_to > progressed, true)
    GROUP BY site_id) AS hubs
LEFT JOIN (
    SELECT site_id,
        countIf(is_there AND NOT is_old) AS at_hub, countIf(is_old) AS unaccounted, countIf(is_there AND NOT is_old AND isNull(registered_at)) AS waiting_registration,
        countIf(is_there AND isNotNull(push_s)) AS waiting_push, countIf(held_now AND NOT is_old) AS held,
        countIf(registered_at > progressed - INTERVAL 15 MINUTE AND registered_at <= progressed) AS registered_15m, countIf(NOT is_there) AS left_1h,
        countIf(isNotNull(queue_s)) AS queue_n, if(queue_n = 0, NULL, quantilesExactIf(0.5, 0.9)(ifNull(queue_s, 0), isNotNull(queue_s))[1]) AS queue_p50_s,
        if(queue_n = 0, NULL, quantilesExactIf(0.5, 0.9)(ifNull(queue_s, 0), isNotNull(queue_s))[2]) AS queue_p90_s,
        max(queue_s) AS queue_max_s, ifNull(sum(queue_s), 0) AS queue_sum_s,
        countIf(isNotNull(push_s)) AS push_n, if(push_n = 0, NULL, quantilesExactIf(0.5, 0.9)(ifNull(push_s, 0), isNotNull(push_s))[1]) AS push_p50_s,
        if(push_n = 0, NULL, quantilesExactIf(0.5, 0.9)(ifNull(push_s, 0), isNotNull(push_s))[2]) AS push_p90_s,
        max(push_s) AS push_max_s, ifNull(sum(push_s), 0) AS push_sum_s,
        countIf(isNotNull(hold_s)) AS hold_n, if(hold_n = 0, NULL, quantilesExactIf(0.5, 0.9)(ifNull(hold_s, 0), isNotNull(hold_s))[1]) AS hold_p50_s,
        if(hold_n = 0, NULL, quantilesExactIf(0.5, 0.9)(ifNull(hold_s, 0), isNotNull(hold_s))[2]) AS hold_p90_s, max(hold_s) AS hold_max_s,
        countIf(isNotNull(observation_s)) AS observation_n, max(observation_s) AS observation_max_s, ifNull(sum(observation_s), 0) AS observation_sum_s
    FROM (
        SELECT site_id, registered_at, held_now, isNull(left_hub_at) AS is_there, is_there AND assumeNotNull(coalesce(arrived_at, registered_at)) <= progressed - INTERVAL 6 HOUR AS is_old,
            if(is_old, NULL, journeys.queue_s) AS queue_s, if(is_old, NULL, journeys.push_s) AS push_s, if(is_old, NULL, journeys.hold_s) AS hold_s,
            if(is_old, NULL, journeys.observation_s) AS observation_s
        FROM passflow.v_journeys AS journeys
        WHERE state != 'LOST' AND (isNotNull(arrived_at) OR isNotNull(registered_at)) AND (isNull(left_hub_at) OR left_hub_at > progressed - INTERVAL 1 HOUR))
    GROUP BY site_id) AS persons ON persons.site_id = hubs.site_id
LEFT JOIN (SELECT site_id, settings FROM passflow.v_hub_rules WHERE rule = 'predicted-overrun') AS rules ON rules.site_id = hubs.site_id
ORDER BY indexOf(['RAIL_STATION', 'AIRPORT', 'COACH_STATION'], kind), site_id
