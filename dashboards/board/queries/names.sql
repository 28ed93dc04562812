-- 名称:区划、单位、规则
-- Names of regions with sites or inlets, units and rules
-- kept for 30 s, in rows
SELECT 'REGION' AS type, code AS id, name_zh, name_en, parent, '' AS duty_telephone, '' AS region, '' AS measure
FROM passflow.v_regions
WHERE code IN (
    SELECT arrayJoin(arrayConcat([inlet_of], arrayMap(digits -> left(region, digits), [2, 4, 6, 9, 12]))) FROM passflow.v_sites)
UNION ALL
SELECT 'UNIT', unit_id, name_zh, name_en, parent, duty_telephone, region, ''
FROM (SELECT * FROM passflow.v_units WHERE valid_from <= now64(3) ORDER BY valid_from DESC LIMIT 1 BY unit_id)
UNION ALL
SELECT 'RULE', rule, name_zh, name_en, toString(category), '', '', toString(measure) FROM passflow.v_rule_names
