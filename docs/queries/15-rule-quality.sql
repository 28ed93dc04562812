-- 规则质量:误报最多的规则在前
-- Quality of the rules: those with most false alarms first, and how many alerts nobody gave an outcome
-- columns: rule, rule_id, raised, in_groups, handled, false_alarms, duplicates, precision, without_outcome
SELECT rule, rule_id, raised, in_groups, handled, false_alarms, duplicates, round(precision, 3) AS precision,
    raised - open - handled - false_alarms - duplicates AS without_outcome
FROM v_rule_quality
ORDER BY false_alarms DESC, raised DESC, rule, rule_id
LIMIT 100
