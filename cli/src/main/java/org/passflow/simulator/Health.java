package org.passflow.simulator;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;

/** What a thermometer and a question tell of a person. Shares are assumptions. */
final class Health {

    /** Fever by the usual Chinese rule, degrees Celsius. */
    private static final double FEVER_FROM = 37.3;

    private static final double FEVERISH = 0.002;
    /** Foreheads in the wind of a winter night. */
    private static final double COLD = 0.003;

    private static final List<String> SYMPTOMS = List.of("干咳", "乏力", "咽痛", "cough", "sore throat");

    private Health() {}

    static double degrees(Dice dice) {
        double left = dice.between(0, 1);
        if (left < FEVERISH) {
            return Math.min(FEVER_FROM + dice.exponential(0.5), 42);
        }
        return left < FEVERISH + COLD ? dice.between(33, 35) : Math.min(dice.normal(36.4, 0.25), 37.2);
    }

    static boolean isFever(double degrees) {
        return degrees >= FEVER_FROM;
    }

    /** One decimal as thermometers show it; some send more, and those test the rounding. */
    static BigDecimal shown(double degrees, Dice dice) {
        return BigDecimal.valueOf(degrees).setScale(dice.chance(0.05) ? 3 : 1, RoundingMode.HALF_UP);
    }

    /** What a person who was asked says; empty for nothing. */
    static List<String> symptoms(boolean fever, Dice dice) {
        if (!dice.chance(fever ? 0.8 : 0.06)) {
            return List.of();
        }
        String first = dice.pick(SYMPTOMS);
        return dice.chance(0.3) ? List.of(first, dice.pick(SYMPTOMS)) : List.of(first);
    }
}
