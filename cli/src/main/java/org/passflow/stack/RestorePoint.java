package org.passflow.stack;

import java.nio.file.Path;

/**
 * A savepoint or checkpoint from which a job can go on.
 *
 * @param submission what ran when it was made
 */
public record RestorePoint(Path folder, JobSubmission submission) {}
