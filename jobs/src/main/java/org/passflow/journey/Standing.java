package org.passflow.journey;

/**
 * What a journey means for its trip.
 *
 * @param hub null while no step stands
 * @param hasArrived also of whom only the registration is known
 * @param registeredAt epoch milliseconds UTC; null while not registered
 * @param hasLeft whether the passenger left the hub in any way
 */
public record Standing(String hub, boolean hasArrived, Long registeredAt, boolean hasLeft) {

    public static final Standing NONE = new Standing(null, false, null, false);

    public static Standing of(Journey journey) {
        return new Standing(
                journey.siteId(),
                journey.arrivedAt() != null || journey.registeredAt() != null,
                journey.registeredAt(),
                journey.leftHubAt() != null);
    }

    public boolean isRegistered() {
        return registeredAt != null;
    }

    /** Registered, and not on the way yet. */
    public boolean isOpen() {
        return isRegistered() && !hasLeft;
    }
}
