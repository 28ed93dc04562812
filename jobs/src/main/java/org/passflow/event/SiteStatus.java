package org.passflow.event;

/**
 * What a post says of itself: open or closed, still there, disinfected, or its report of the day with the figures that
 * DOMAIN T2 asks for. Nullable: everything but siteId and status. Figures are 0 to 1,000,000.
 *
 * @param businessDay the day reported on, days since 1970-01-01; a day of the job's zone and cut
 * @param returnees people who came back to live here
 * @param outsiders people from elsewhere who came in
 * @param keyPersons people under daily observation
 * @param keyPersonsFever those of them with fever
 * @param staff people on duty
 */
public record SiteStatus(
        String siteId,
        PostStatus status,
        Integer businessDay,
        Integer returnees,
        Integer outsiders,
        Integer keyPersons,
        Integer keyPersonsFever,
        Integer staff,
        String shift,
        String text) {}
