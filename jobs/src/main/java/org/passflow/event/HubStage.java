package org.passflow.event;

/** A step of a passenger from the hub to the door at home (DOMAIN P3, D2, D3, D8). */
public enum HubStage {
    ARRIVED,
    REGISTERED,
    SCREENED,
    CLASSIFIED,
    HELD,
    RELEASED,
    TURNED_BACK,
    EXEMPT,
    PUSHED,
    RECEIVED,
    ACKED,
    TRANSFER_DEPARTED,
    TRANSFER_ARRIVED,
    HOME_ARRIVED
}
