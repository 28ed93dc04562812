package org.passflow.journey;

import org.passflow.event.HubStage;

/** How a journey ended. That it was lost is said when read: no step says so. */
public enum Outcome {
    HOME,
    EXEMPT,
    TURNED_BACK,
    TRANSFERRED;

    /** With which step a journey ends so; null for steps after which it goes on. */
    static Outcome of(HubStage stage) {
        return switch (stage) {
            case HOME_ARRIVED -> HOME;
            case EXEMPT -> EXEMPT;
            case TURNED_BACK -> TURNED_BACK;
            case TRANSFER_ARRIVED -> TRANSFERRED;
            default -> null;
        };
    }
}
