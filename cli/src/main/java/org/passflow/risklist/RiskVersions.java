package org.passflow.risklist;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.passflow.reference.RiskArea;
import org.passflow.reference.Validity;

/**
 * Since when until when an area was at a level, by lists that were published one after the other. What a later list no
 * longer names has ended when that list was published.
 *
 * @param all by area and time
 */
public record RiskVersions(List<Version> all) {

    /** One area at one level. */
    public record Version(RiskArea area, Validity validity) {}

    /** An area that the latest list named, and since when at that level. */
    private record Named(RiskArea area, long sinceMillis) {}

    /**
     * Compares each list with the one before.
     *
     * @param gap after how long without a list everything has ended: lists that name nothing are not in the file
     */
    public static RiskVersions of(RiskList list, Duration gap) {
        NavigableMap<Long, Map<String, RiskArea>> publications = new TreeMap<>(list.publications());
        Long before = null;
        for (long published : list.publications().keySet()) {
            if (before != null && published - before > gap.toMillis()) {
                publications.put(before + gap.toMillis(), Map.of());
            }
            before = published;
        }
        List<Version> versions = new ArrayList<>();
        Map<String, Named> named = new HashMap<>();
        publications.forEach((published, areas) -> compare(published, areas, named, versions));
        named.values().forEach(still -> versions.add(version(still, null)));
        versions.sort(Comparator.comparing((Version version) -> version.area().code())
                .thenComparing(version -> version.validity().fromMillis()));
        return new RiskVersions(versions);
    }

    private static void compare(
            long published, Map<String, RiskArea> areas, Map<String, Named> named, List<Version> versions) {
        List<Named> before = List.copyOf(named.values());
        for (Named one : before) {
            RiskArea now = areas.get(one.area().code());
            if (now == null || now.level() != one.area().level()) {
                versions.add(version(one, published));
                named.remove(one.area().code());
            }
        }
        areas.forEach((code, area) -> named.putIfAbsent(code, new Named(area, published)));
    }

    private static Version version(Named named, Long until) {
        return new Version(named.area(), new Validity(named.sinceMillis(), until));
    }
}
