package org.passflow.reference;

import java.io.Serializable;
import java.util.List;
import java.util.Map;

/**
 * The settings of a rule and where they apply. Nullable: everything but ruleId. An absent or empty scope is everywhere;
 * several scopes must all fit.
 *
 * @param rule name of the rule in the catalogue; absent, it is the ruleId
 * @param thresholds settings by name, as written: numbers, texts, true or false
 * @param scopeSites site ids
 * @param scopeKinds kinds of sites
 * @param scopeRegions division codes; a code covers all beneath it
 * @param scopeResponseLevels 1 to 4
 * @param author the officer who set it; a name is allowed here
 * @param reason why it was set
 */
public record AlertRule(
        String ruleId,
        String rule,
        Map<String, String> thresholds,
        List<String> scopeSites,
        List<SiteKind> scopeKinds,
        List<String> scopeRegions,
        List<Integer> scopeResponseLevels,
        Severity severity,
        Boolean enabled,
        String author,
        String reason)
        implements Serializable {}
