package org.passflow.alert;

import java.util.Collection;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.passflow.reference.AlertRule;
import org.passflow.reference.Site;

/** Where a version of a rule applies. */
record Scope(AlertRule version) {

    private static final int LONGEST_CODE = 12;

    /**
     * Whether all that the scope names fits.
     *
     * @param site null where no site is judged: a scope of sites or kinds never fits then
     * @param region null where none is known
     * @param responseLevel asked only if the scope names levels; null where none is in force
     */
    boolean covers(Site site, String region, Supplier<Integer> responseLevel) {
        return fits(version.scopeSites(), sites -> site != null && sites.contains(site.siteId()))
                && fits(version.scopeKinds(), kinds -> site != null && kinds.contains(site.kind()))
                && fits(version.scopeRegions(), regions -> longestMatch(regions, region) > 0)
                && fits(version.scopeResponseLevels(), levels -> contains(levels, responseLevel.get()));
    }

    /** How narrow the scope is: the larger, the more it says. */
    int narrowness(String region) {
        int levels = isEverywhere(version.scopeResponseLevels()) ? 0 : 1;
        int kinds = isEverywhere(version.scopeKinds()) ? 0 : 2;
        int regions = isEverywhere(version.scopeRegions()) ? 0 : 4 * longestMatch(version.scopeRegions(), region);
        int sites = isEverywhere(version.scopeSites()) ? 0 : 4 * (LONGEST_CODE + 1);
        return sites + regions + kinds + levels;
    }

    private static int longestMatch(List<String> regions, String region) {
        int longest = 0;
        for (String code : regions) {
            if (region != null && region.startsWith(code)) {
                longest = Math.max(longest, code.length());
            }
        }
        return longest;
    }

    /** Immutable lists refuse to be asked for null. */
    private static boolean contains(List<Integer> levels, Integer level) {
        return level != null && levels.contains(level);
    }

    private static boolean isEverywhere(Collection<?> scope) {
        return scope == null || scope.isEmpty();
    }

    private static <C extends Collection<?>> boolean fits(C scope, Predicate<C> test) {
        return isEverywhere(scope) || test.test(scope);
    }
}
