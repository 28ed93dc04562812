package org.passflow.journey;

/** How many passengers of a trip are how far. Adds up in any order; also what a change adds. */
public record TripTally(int arrived, int registered, int open) {

    public static final TripTally NONE = new TripTally(0, 0, 0);

    /** What a passenger adds. */
    public static TripTally of(Standing standing) {
        return new TripTally(standing.hasArrived() ? 1 : 0, standing.isRegistered() ? 1 : 0, standing.isOpen() ? 1 : 0);
    }

    public TripTally plus(TripTally other) {
        return new TripTally(arrived + other.arrived, registered + other.registered, open + other.open);
    }

    public TripTally minus(TripTally other) {
        return new TripTally(arrived - other.arrived, registered - other.registered, open - other.open);
    }

    public int unregistered() {
        return arrived - registered;
    }
}
