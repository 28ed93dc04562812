package org.passflow.clickhouse;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * The columns of a table, each with the part of a value that stands in it. What a value does not say is empty in columns
 * of text, lists and maps, and null in the others.
 */
final class Columns<T> {

    /** A part of a value; travels with the job to the writers. */
    @FunctionalInterface
    interface Part<T, V> extends Function<T, V>, Serializable {}

    /** Sets one column of a row. */
    @FunctionalInterface
    private interface Setter<T> extends Serializable {
        void set(PreparedStatement row, int column, T value) throws SQLException;
    }

    private final List<String> names = new ArrayList<>();
    private final ArrayList<Setter<T>> setters = new ArrayList<>();

    /** Text, or the name of a code. */
    Columns<T> text(String name, Part<T, ?> part) {
        return add(name, (row, column, value) -> row.setString(column, Objects.toString(part.apply(value), "")));
    }

    /** A list of texts or numbers. */
    Columns<T> list(String name, Part<T, List<?>> part) {
        return add(
                name,
                (row, column, value) ->
                        row.setObject(column, Objects.requireNonNullElse(part.apply(value), List.of())));
    }

    /** A list of codes, each by its name: the driver does not quote what is neither text nor number. */
    Columns<T> codes(String name, Part<T, List<? extends Enum<?>>> part) {
        return list(name, value -> {
            List<? extends Enum<?>> codes = part.apply(value);
            return codes == null ? null : codes.stream().map(Enum::name).toList();
        });
    }

    Columns<T> map(String name, Part<T, Map<String, String>> part) {
        return add(
                name,
                (row, column, value) -> row.setObject(column, Objects.requireNonNullElse(part.apply(value), Map.of())));
    }

    /** A number that is always said. */
    Columns<T> number(String name, Part<T, Integer> part) {
        return add(name, (row, column, value) -> row.setInt(column, part.apply(value)));
    }

    /** A number of 64 bits that is always said. */
    Columns<T> longNumber(String name, Part<T, Long> part) {
        return add(name, (row, column, value) -> row.setLong(column, part.apply(value)));
    }

    /** A number, or whether something holds. */
    Columns<T> nullable(String name, Part<T, ?> part) {
        return add(name, (row, column, value) -> row.setObject(column, part.apply(value)));
    }

    /** Epoch milliseconds UTC; the nearest that the column can hold. */
    Columns<T> instant(String name, Part<T, Long> part) {
        return add(name, (row, column, value) -> row.setLong(column, ClickHouseSinks.storable(part.apply(value))));
    }

    /** The same, or null. */
    Columns<T> nullableInstant(String name, Part<T, Long> part) {
        return add(name, (row, column, value) -> {
            Long millis = part.apply(value);
            row.setObject(column, millis == null ? null : ClickHouseSinks.storable(millis));
        });
    }

    /** Days since 1970-01-01, or null. */
    Columns<T> nullableDay(String name, Part<T, Integer> part) {
        return add(name, (row, column, value) -> {
            Integer day = part.apply(value);
            row.setString(column, day == null ? null : LocalDate.ofEpochDay(day).toString());
        });
    }

    /** The columns of a part that each value has. */
    <P> Columns<T> all(Part<T, P> part, Columns<P> columns) {
        for (int i = 0; i < columns.names.size(); i++) {
            Setter<P> setter = columns.setters.get(i);
            add(columns.names.get(i), (row, column, value) -> setter.set(row, column, part.apply(value)));
        }
        return this;
    }

    Table<T> of(String table) {
        ArrayList<Setter<T>> all = new ArrayList<>(setters);
        return new Table<>(table, List.copyOf(names), (row, value) -> {
            for (int i = 0; i < all.size(); i++) {
                all.get(i).set(row, i + 1, value);
            }
        });
    }

    private Columns<T> add(String name, Setter<T> setter) {
        names.add(name);
        setters.add(setter);
        return this;
    }
}
