package org.passflow.alert;

/** Where a desk keeps its alerts; what it puts here it finds again after a crash. */
public interface AlertStore {

    /** An alert that has not been forgotten, or null. */
    Alert get(String id) throws Exception;

    void put(Alert alert) throws Exception;

    void remove(String id) throws Exception;

    /** All that have not been forgotten. */
    Iterable<Alert> all() throws Exception;

    /** The last alert about a subject, or null. */
    String lastOn(String subject) throws Exception;

    void putLastOn(String subject, String id) throws Exception;

    void removeLastOn(String subject) throws Exception;

    /** Never null. */
    Grouping grouping() throws Exception;

    void putGrouping(Grouping grouping) throws Exception;

    /** Has the desk look at an alert when time gets there. */
    void wakeAt(long timeMillis, String id) throws Exception;

    /** Tells the world how an alert is now. */
    void tell(Alert alert) throws Exception;
}
