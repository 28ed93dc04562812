package org.passflow.pipeline;

import org.passflow.alert.PostNews;
import org.passflow.alert.TripNews;
import org.passflow.event.Received;
import org.passflow.flow.FlowRow;
import org.passflow.flow.Heard;
import org.passflow.reference.ReferenceVersion;

/**
 * What is heard of a site: a half hour of counts, a minute in which it was heard, what it says or takes back, what is
 * said about a trip there, or its roster entry; exactly one of them.
 */
public record SiteSign(
        String siteId,
        FlowRow halfHour,
        Heard heard,
        PostNews news,
        PostNews takenBack,
        TripNews trip,
        ReferenceVersion roster) {

    static SiteSign ofHalfHour(FlowRow row) {
        return new SiteSign(row.siteId(), row, null, null, null, null, null);
    }

    static SiteSign ofHeard(Heard heard) {
        return new SiteSign(heard.siteId(), null, heard, null, null, null, null);
    }

    static SiteSign ofRoster(ReferenceVersion version) {
        return new SiteSign(version.site().siteId(), null, null, null, null, null, version);
    }

    static SiteSign ofStatus(Received received) {
        PostNews news = new PostNews(
                received.siteStatus().status(),
                received.header().eventTimeMillis(),
                received.position().arrivalMillis());
        String siteId = received.siteStatus().siteId();
        return received.header().isVoid()
                ? new SiteSign(siteId, null, null, null, news, null, null)
                : new SiteSign(siteId, null, null, news, null, null, null);
    }

    static SiteSign ofTrip(Received received) {
        return new SiteSign(received.trip().siteId(), null, null, null, null, TripNews.of(received), null);
    }
}
