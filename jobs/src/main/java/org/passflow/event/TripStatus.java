package org.passflow.event;

/** How far a trip has come. Suspended services are expected to bring nobody (DOMAIN H8). */
public enum TripStatus {
    SCHEDULED,
    ARRIVED,
    CLOSED,
    CANCELLED,
    SUSPENDED
}
