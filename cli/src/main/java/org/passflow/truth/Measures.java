package org.passflow.truth;

/**
 * What is counted in a window.
 *
 * @param temperatureSum hundredths of a degree Celsius
 */
public record Measures(
        long persons,
        long vehicles,
        long occupants,
        long sampled,
        long personsTurnedBack,
        long vehiclesTurnedBack,
        long fever,
        long temperatureCount,
        long temperatureSum) {

    static final Measures ZERO = new Measures(0, 0, 0, 0, 0, 0, 0, 0, 0);

    Measures plus(Measures other) {
        return new Measures(
                persons + other.persons,
                vehicles + other.vehicles,
                occupants + other.occupants,
                sampled + other.sampled,
                personsTurnedBack + other.personsTurnedBack,
                vehiclesTurnedBack + other.vehiclesTurnedBack,
                fever + other.fever,
                temperatureCount + other.temperatureCount,
                temperatureSum + other.temperatureSum);
    }

    Measures negated() {
        return new Measures(
                -persons,
                -vehicles,
                -occupants,
                -sampled,
                -personsTurnedBack,
                -vehiclesTurnedBack,
                -fever,
                -temperatureCount,
                -temperatureSum);
    }
}
