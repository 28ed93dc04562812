package org.passflow.health;

import java.util.List;
import org.passflow.stack.Diagnosis;

/** One part of a {@link Checkup}. It asks with the patience of its clients; the checkup ends what takes too long. */
interface Check {

    /** What is said to be wrong when what it asks does not answer. */
    String subject();

    /** Looks. An exception means that what it asks did not answer. */
    List<Diagnosis> run() throws Exception;
}
