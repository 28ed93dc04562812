package org.passflow.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.passflow.stack.Diagnosis;
import org.passflow.stack.Diagnosis.Verdict;

class CheckupTest {

    @Test
    void whatHangsOrDoesNotAnswerFailsByItselfAlone() throws InterruptedException {
        CountDownLatch never = new CountDownLatch(1);
        Checkup checkup = new Checkup(
                List.of(
                        check("hung", () -> {
                            never.await();
                            return List.of();
                        }),
                        check("gone", () -> {
                            throw new ConnectException();
                        }),
                        check("well", () -> List.of(Diagnosis.ok("well", "fine")))),
                Duration.ofMillis(200));

        List<Diagnosis> found = checkup.run();

        assertThat(found)
                .extracting(diagnosis -> diagnosis.subject() + " " + diagnosis.verdict())
                .containsExactly("hung FAIL", "gone FAIL", "well OK");
        assertThat(found.get(1).text()).isEqualTo("no answer: ConnectException");
        assertThat(found)
                .filteredOn(diagnosis -> diagnosis.verdict() != Verdict.OK)
                .allSatisfy(diagnosis -> assertThat(diagnosis.advice()).isNotBlank());
    }

    private static Check check(String subject, Callable<List<Diagnosis>> work) {
        return new Check() {
            @Override
            public String subject() {
                return subject;
            }

            @Override
            public List<Diagnosis> run() throws Exception {
                return work.call();
            }
        };
    }
}
