-- A year of rows as the jobs would have left them, made by the server itself. Parameters: sites, begin and days (business days
-- from 04:00 local time), curve (persons a minute in each local hour, to which chance adds two on average). Chance is a hash of
-- site and minute; it comes in pairs of minutes that cancel out, so that sums over whole hours are known: see YearOfMinutes.
-- A statement with month is run for each month. Of 250 sites one is a hub, of 40 one a sampling site with two desks, of 20 one an inlet of the county.

INSERT INTO sites (site_id, valid_from, kind, name_zh, name_en, region, inlet_of, unit, capacity_per_hour, lanes, heartbeat_minutes,
    reports_daily, arrival_time)
WITH (SELECT groupArray(code) FROM (SELECT code FROM regions WHERE length(code) = 12 AND startsWith(code, '141002') ORDER BY code)) AS villages
SELECT format('post-{}', leftPad(toString(number), 4, '0')), '2020-01-01 00:00:00',
    multiIf(number % 250 = 0, 'RAIL_STATION', number % 40 = 2, 'SAMPLING_SITE', number % 20 = 1, 'HIGHWAY_EXIT', 'ROAD_POST'),
    format('点位{}', number), format('Post {}', number), villages[1 + number % length(villages)], if(number % 20 = 1, '141002', ''), 'office', 600, 2,
    10, 1, '2020-01-01 00:00:00'
FROM numbers({sites:UInt64});

INSERT INTO units (unit_id, valid_from, name_zh, name_en, arrival_time)
VALUES ('office', '2020-01-01 00:00:00', '指挥部办公室', 'Office', '2020-01-01 00:00:00');

INSERT INTO progress (job, watermark) SELECT 'passflow', toDateTime64(toDateTime({begin:String}, 'UTC') + INTERVAL {days:UInt32} DAY, 3, 'UTC');

INSERT INTO flow_1m (site_id, direction, window_start, persons, vehicles, occupants, sampled, persons_turned_back, fever,
    temperature_count, temperature_sum, revision)
WITH
    toDateTime({begin:String}, 'UTC') AS year_start, toDateTime(toStartOfMonth(year_start), 'UTC') AS month_start,
    greatest(year_start, month_start + INTERVAL {month:UInt32} MONTH) AS first,
    least(year_start + INTERVAL {days:UInt32} DAY, month_start + INTERVAL {month:UInt32} + 1 MONTH) AS until
SELECT site_id, if(samples, 'NONE', if(pair % 2 = 0, 'IN', 'OUT')), toDateTime(minute * 60, 'UTC'),
    if(samples, 0, people), cars, cars * 2, if(samples, people, 0),
    NOT samples AND base > 0 AND minute % 240 = 0, minute % 1440 = 600, people, people * 3650 + chance % 7, people + cars
FROM (
    SELECT toLowCardinality(format('post-{}', leftPad(toString(number), 4, '0'))) AS site_id, number % 40 = 2 AND number % 250 != 0 AS samples,
        arrayJoin(range(intDiv(toUInt32(first), 60), intDiv(toUInt32(greatest(first, until)), 60))) AS minute, intDiv(minute, 2) AS pair,
        {curve:Array(UInt8)}[1 + intDiv(minute + 480, 60) % 24] AS base, cityHash64(site_id, pair) AS chance,
        base + if(minute % 2 = 0, chance % 5, 4 - chance % 5) AS people,
        if(samples, 0, if(minute % 2 = 0, intDiv(chance, 5) % 3, 2 - intDiv(chance, 5) % 3)) AS cars
    FROM numbers({sites:UInt64}))
SETTINGS max_block_size = 16, min_insert_block_size_rows = 2000000, min_insert_block_size_bytes = 0;

INSERT INTO flow_1h (site_id, direction, window_start, persons, vehicles, occupants, sampled, persons_turned_back, fever,
    temperature_count, temperature_sum, persons_passed, vehicles_passed, persons_local, persons_outsider, purpose_return_home,
    purpose_return_work, purpose_transit, purpose_commute, capture_self, capture_manual, persons_masked, persons_disinfected,
    persons_registered, musts_recorded, musts_kept, temperature_36_to_37_3, temperature_37_3_to_38, revision)
SELECT site_id, direction, toStartOfHour(minutes.window_start) AS window_start, sum(minutes.persons) AS persons,
    sum(minutes.vehicles) AS vehicles, sum(minutes.occupants), sum(minutes.sampled), sum(minutes.persons_turned_back) AS back,
    sum(minutes.fever) AS feverish, sum(minutes.temperature_count) AS measured, sum(minutes.temperature_sum), persons - back,
    vehicles, intDiv(persons * 4, 5) AS local, persons - local, intDiv(persons, 8), intDiv(persons, 16), intDiv(persons, 10),
    intDiv(persons, 2), intDiv(persons, 2) AS self, persons - self, persons - intDiv(persons, 20) AS masked, masked, persons,
    persons, masked, measured - feverish, feverish, sum(minutes.revision)
FROM flow_1m AS minutes
WHERE toYYYYMM(minutes.window_start) = toYYYYMM(toDateTime({begin:String}, 'UTC') + INTERVAL {month:UInt32} MONTH)
GROUP BY site_id, direction, window_start
SETTINGS optimize_aggregation_in_order = 1;

INSERT INTO flow_1d SELECT site_id, direction, toTimeZone(toStartOfDay(toTimeZone(hours.window_start, 'Asia/Shanghai') - INTERVAL 4 HOUR)
    + INTERVAL 4 HOUR, 'UTC') AS window_start, * EXCEPT (site_id, direction, window_start, updated_at) APPLY sum, now64(3)
FROM flow_1h AS hours
GROUP BY site_id, direction, window_start;

INSERT INTO heard_1h (site_id, window_start, minutes, revision)
SELECT format('post-{}', leftPad(toString(intDiv(number, {days:UInt32} * 24)), 4, '0')),
    toDateTime({begin:String}, 'UTC') + 3600 * (number % ({days:UInt32} * 24)), 1152921504606846975, 60
FROM numbers({sites:UInt64} * {days:UInt32} * 24);

INSERT INTO flow_expected (site_id, window_start, value, expected, score, judged_at)
SELECT format('post-{}', leftPad(toString(intDiv(number, {days:UInt32} * 48) AS site), 4, '0')),
    toDateTime({begin:String}, 'UTC') + 1800 * (number % ({days:UInt32} * 48)) AS window, 100 + cityHash64(site, number) % 20, 110,
    (cityHash64(site, number) % 20 - 10) / 5, window + 1800
FROM numbers({sites:UInt64} * {days:UInt32} * 48);

-- From four provinces to the county, ten persons of each in every hour at every inlet.
INSERT INTO od_1h (site_id, window_start, origin, destination, persons, revision)
SELECT format('post-{}', leftPad(toString(site), 4, '0')), toDateTime({begin:String}, 'UTC') + 3600 * (number % ({days:UInt32} * 24)),
    arrayJoin(['14', '41', '61', '11']), '141002', 10, 10
FROM (SELECT number, intDiv(number, {days:UInt32} * 24) AS site FROM numbers({sites:UInt64} * {days:UInt32} * 24))
WHERE site % 20 = 1;

INSERT INTO desk_1h (site_id, window_start, lane, shift, sampled, revision)
SELECT site_id, window_start, arrayJoin(['1', '2']) AS lane, 'DAY', intDiv(flow_1h.sampled, 2), 1
FROM flow_1h WHERE direction = 'NONE';

-- Eighteen trains a day at each hub, with 110 passengers each; the last of them lost.
INSERT INTO trips (site_id, trip_id, mode, number, status, scheduled_time, passengers, origin_region, event_id, event_time, arrival_time)
SELECT format('post-{}', leftPad(toString(intDiv(number, {days:UInt32} * 18) * 250), 4, '0')), format('trip-{}', number), 'TRAIN',
    format('K{}', 100 + number % 18), 'ARRIVED',
    toDateTime64(toDateTime({begin:String}, 'UTC') + 86400 * (intDiv(number, 18) % {days:UInt32}) + 3600 * (number % 18) + 3600, 3, 'UTC') AS due,
    110, '41', format('trip-{}', number), due, due
FROM numbers(intDiv({sites:UInt64} + 249, 250) * {days:UInt32} * 18);

INSERT INTO trip_flow (site_id, window_start, trip_id, arrived, registered, screened, classified, pushed, received, acked, home_arrived, revision)
SELECT site_id, toStartOfHour(toDateTime(scheduled_time, 'UTC')), trip_id, 110, 110, 110, 110, 109, 109, 109, 109, 875
FROM trips;

INSERT INTO funnel_1h (site_id, window_start, stage, passengers, revision)
SELECT site_id, window_start, step.1, step.2, step.2
FROM trip_flow
ARRAY JOIN [('ARRIVED', arrived), ('REGISTERED', registered), ('SCREENED', screened), ('CLASSIFIED', classified), ('PUSHED', pushed),
    ('RECEIVED', received), ('ACKED', acked), ('HOME_ARRIVED', home_arrived)] AS step;

INSERT INTO journeys (trip_id, person_token, site_id, arrived_at, registered_at, screened_at, classified_at, pushed_at, received_at,
    acked_roles, acks, first_acked_at, last_acked_at, home_arrived_at, origin_region, destination_region, purpose, capture_mode,
    max_temperature_centi, steps, outcome, ended_at, ready_at, left_hub_at, last_stage, last_step_at, revision)
WITH cityHash64(trip_id, seat) % 600 AS wait, seat = 109 AS lost,
    ['township-cadre', 'village-cadre', 'medical-worker', 'police-officer', 'grid-member'] AS roles
SELECT trip_id, lower(hex(sipHash128(trip_id, seat))), site_id, scheduled_time, scheduled_time + wait AS registered,
    registered + 60 AS screened, screened + 10 AS ready, if(lost, NULL, ready + wait) AS pushed, pushed + 5, if(lost, [], roles),
    if(lost, 0, 5), pushed + 30, pushed + 600 + wait, pushed + 7200 + wait AS home, '41', '141002104222', 'RETURN_HOME', 'SELF',
    3600 + wait % 100, if(lost, 4, 11), if(lost, '', 'HOME'), home, ready, pushed, if(lost, 'CLASSIFIED', 'HOME_ARRIVED'),
    ifNull(home, ready), 11
FROM (SELECT site_id, trip_id, scheduled_time, arrayJoin(range(110)) AS seat FROM trips
    WHERE toYYYYMM(scheduled_time) = toYYYYMM(toDateTime({begin:String}, 'UTC') + INTERVAL {month:UInt32} MONTH));

-- Thirty persons a day at each site, each day those of the next site but ten.
INSERT INTO visits_1d (site_id, window_start, person_token, events, revision)
SELECT format('post-{}', leftPad(toString(intDiv(number, 30) % {sites:UInt64}), 4, '0')),
    toDateTime({begin:String}, 'UTC') + 86400 * intDiv(number, 30 * {sites:UInt64}) AS day,
    lower(hex(sipHash128((number + 11 * intDiv(number, 30 * {sites:UInt64})) % (30 * {sites:UInt64})))), 2, 2
FROM numbers({sites:UInt64} * 30 * {days:UInt32});

-- One alert a day and ten sites, first open, then resolved after ten minutes.
INSERT INTO alerts (alert_id, version, rule, rule_id, category, severity, state, subject_kind, subject, site_id, region, unit, pages,
    opened_at, noticed_at, changed_at, ended_at, value, expected, topic, event_id, text_zh, text_en)
WITH intDiv({sites:UInt64} + 9, 10) AS daily
SELECT format('{}-{}', leftPad(lower(hex(number)), 16, '0'), leftPad(lower(hex(cityHash64(number))), 16, '0')), version,
    ['fever', 'surge', 'site-silent', 'compliance'][1 + number % 4] AS rule, rule, 'CONTROL', ['NOTICE', 'WARNING', 'CRITICAL'][1 + number % 3],
    if(version = 1, 'OPEN', 'RESOLVED'), 'SITE', format('post-{}', leftPad(toString(number % {sites:UInt64}), 4, '0')) AS site, site, '141002', 'office',
    1, toDateTime64(toDateTime({begin:String}, 'UTC') + intDiv(number * 86400, daily), 3, 'UTC') AS opened, opened, opened + (version - 1) * 600,
    if(version = 1, NULL, opened + 600), 10, 5, 'checkpoint-events', toString(number), '点位异常,请核实', 'Something is wrong here, please check'
FROM numbers(intDiv({sites:UInt64} + 9, 10) * {days:UInt32}) ARRAY JOIN [1, 2] AS version;

INSERT INTO daily_reports (business_day, site_id, revision, judged_at, due_at, expected, delivery, content, reports, first_arrival, event_time,
    event_id, returnees, outsiders, key_persons, key_persons_fever, staff, counted_returnees, counted_outsiders)
WITH toDate(toDateTime({begin:String}, 'Asia/Shanghai')) + 1 AS first_day
SELECT first_day + intDiv(number, {sites:UInt64}) AS day, format('post-{}', leftPad(toString(number % {sites:UInt64} AS site), 4, '0')), 1,
    toDateTime64(toDateTime(day + 1, 'UTC') AS due, 3, 'UTC'), due, 1, if(site % 10 = 9, 'MISSING', 'ON_TIME') AS delivery,
    if(delivery = 'MISSING', 'NONE', 'FIGURES'), delivery != 'MISSING', if(delivery = 'MISSING', NULL, due - 3600),
    if(delivery = 'MISSING', NULL, due - 3600), toString(number), if(delivery = 'MISSING', NULL, 500), 600, 20, 0, 4, 500, 600
FROM numbers({sites:UInt64} * {days:UInt32});

INSERT INTO report_versions (business_day, site_id, event_id, event_time, revision, arrival_time, returnees, outsiders, key_persons, staff)
SELECT business_day, site_id, event_id, assumeNotNull(event_time), 1, assumeNotNull(first_arrival), returnees, outsiders, key_persons, staff
FROM daily_reports WHERE delivery = 'ON_TIME';

INSERT INTO site_status (site_id, status, event_id, event_time, text, arrival_time)
SELECT site_id, 'DISINFECTED', event_id, due_at, '', due_at FROM daily_reports;

-- A hundred records in each hour of each of four partitions; one of them refused.
INSERT INTO intake_1h (topic, partition, hour_start, first_offset, last_offset, accepted, duplicate, voided, late, rejected, revision)
SELECT 'checkpoint-events', number % 4, toDateTime({begin:String}, 'UTC') + 3600 * intDiv(number, 4), intDiv(number, 4) * 100,
    intDiv(number, 4) * 100 + 99, 99, 0, 0, 0, 1, 100
FROM numbers({days:UInt32} * 24 * 4);

INSERT INTO rejects (topic, partition, offset, arrival_time, reason, detail, payload)
SELECT topic, partition, first_offset, hour_start, 'MALFORMED', 'not JSON', '{"event_id":' FROM intake_1h;

-- The archive holds thirty days: 120 events a day and site, as in the district.
INSERT INTO events (topic, partition, offset, arrival_time, site_id, event_id, event_time, source, fields)
SELECT 'checkpoint-events', number % 4, intDiv(number, 4),
    toDateTime64(toDateTime({begin:String}, 'UTC') + 86400 * (greatest(30, {days:UInt32}) - 30) + intDiv(number * 720, {sites:UInt64}), 3, 'UTC') AS happened,
    format('post-{}', leftPad(toString(number % {sites:UInt64} AS site), 4, '0')), toString(number), happened, 'gate',
    format('{{"direction":"IN","subject":"PERSON","disposition":"PASSED","person_token":"{}","temperature_c":36.5,"mask":true,"registered":true,"disinfected":true,"residency":"LOCAL","purpose":"COMMUTE","origin_region":"141002"}}',
        lower(hex(sipHash128(site, number % 30))))
FROM numbers({sites:UInt64} * 120 * least(30, {days:UInt32}));

INSERT INTO quarantine (person_token, order_id, revision, kind, region, site_id, ordered_at, from_time, days, due_at, released_at, custody_from)
SELECT lower(hex(sipHash128(number))), toString(number), 1, 'HOME', '141002104222', '',
    toDateTime64(toDateTime({begin:String}, 'UTC') + intDiv(number * {days:UInt32} * 86400, {sites:UInt64} * 10), 3, 'UTC') AS since, since, 14, since + 14 * 86400,
    since + 14 * 86400, since
FROM numbers({sites:UInt64} * 10)
