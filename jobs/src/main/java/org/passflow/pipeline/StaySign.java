package org.passflow.pipeline;

import org.passflow.custody.QuarantineRow;
import org.passflow.reference.ReferenceVersion;

/** What is heard of a quarantine site: an order that changed, or its roster entry; exactly one of them. */
public record StaySign(String siteId, QuarantineRow row, ReferenceVersion roster) {

    static StaySign of(QuarantineRow row) {
        return new StaySign(row.siteId(), row, null);
    }

    static StaySign of(ReferenceVersion version) {
        return new StaySign(version.site().siteId(), null, version);
    }
}
