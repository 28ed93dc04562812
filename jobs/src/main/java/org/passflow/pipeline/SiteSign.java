package org.passflow.pipeline;

import org.passflow.alert.PostNews;
import org.passflow.event.Received;
import org.passflow.flow.FlowRow;
import org.passflow.reference.ReferenceVersion;

/** What is heard of a site: a half hour of counts, minutes in which it was heard, what it says, or its roster entry. */
public record SiteSign(String siteId, FlowRow halfHour, FlowRow heard, PostNews news, ReferenceVersion roster) {

    static SiteSign ofHalfHour(FlowRow row) {
        return new SiteSign(row.siteId(), row, null, null, null);
    }

    static SiteSign ofHeard(FlowRow row) {
        return new SiteSign(row.siteId(), null, row, null, null);
    }

    static SiteSign ofRoster(ReferenceVersion version) {
        return new SiteSign(version.site().siteId(), null, null, null, version);
    }

    static SiteSign ofStatus(Received received) {
        PostNews news = new PostNews(
                received.siteStatus().status(),
                received.header().eventTimeMillis(),
                received.position().arrivalMillis());
        return new SiteSign(received.siteStatus().siteId(), null, null, news, null);
    }
}
