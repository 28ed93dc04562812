package org.passflow.pipeline;

import java.io.Serializable;
import java.util.List;
import java.util.Map;
import org.passflow.reference.AlertRule;
import org.passflow.reference.ReferenceVersion;

/**
 * What is known before the first event is judged (DESIGN §3.6).
 *
 * @param versions all that the control topics held when the job was started
 * @param shipped the settings that this build brings, one for each rule
 * @param phases phase of the calendar by date (yyyy-MM-dd); days in none are left out
 * @param regions names of regions by division code
 */
public record Beginning(
        List<ReferenceVersion> versions,
        List<AlertRule> shipped,
        Map<String, String> phases,
        Map<String, RegionName> regions)
        implements Serializable {

    /** A region's name in two languages. */
    public record RegionName(String zh, String en) implements Serializable {}
}
