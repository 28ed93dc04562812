package org.passflow.truth;

import java.time.Instant;

/**
 * An alert that must have been raised.
 *
 * @param rule name in the catalogue
 * @param subjectKind EVENT, SITE, TRIP, PERSON or REGION
 * @param place the trip or region that it is about; of a person the trip or the order, a slash and the token; else the site
 * @param eventId the event that showed it; empty where it was none, and for a person on a journey or under order
 * @param openedAt since when it has been so
 */
public record ExpectedAlert(String rule, String subjectKind, String place, String eventId, Instant openedAt) {}
