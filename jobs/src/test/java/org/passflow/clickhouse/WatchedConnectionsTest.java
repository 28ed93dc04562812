package org.passflow.clickhouse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.metrics.SimpleCounter;
import org.apache.flink.util.InstantiationUtil;
import org.junit.jupiter.api.Test;

class WatchedConnectionsTest {
    private static final String SERVER_SAYS =
            "Code: 6. DB::Exception: Cannot parse string 'a-token' as UInt8: while executing 'FUNCTION _CAST'"
                    + " (a, 'b (PAYLOAD)'). (CANNOT_PARSE_TEXT) (version 26.7.2.1) (queryId= 1)";

    private final SimpleCounter failures = new SimpleCounter();

    @Test
    void failedBatchIsCountedAndToldWithoutItsRows() throws Exception {
        SQLException refused = new SQLException(SERVER_SAYS, "07000", new IllegalStateException(SERVER_SAYS));
        PreparedStatement statement = statement(refused);

        assertThatThrownBy(statement::executeBatch)
                .isInstanceOf(SQLException.class)
                .hasNoCause()
                .hasMessage("A batch of rows failed: SQLException code 6 CANNOT_PARSE_TEXT: IllegalStateException"
                        + " code 6 CANNOT_PARSE_TEXT")
                .satisfies(
                        told -> assertThat(((SQLException) told).getSQLState()).isEqualTo("07000"));
        assertThat(failures.getCount()).isEqualTo(1);
    }

    @Test
    void whatFailedInTheNetworkIsSaid() throws Exception {
        PreparedStatement statement =
                statement(new SQLException("INSERT …", new ConnectException("Connection refused")));

        assertThatThrownBy(statement::executeBatch)
                .hasMessage("A batch of rows failed: SQLException: ConnectException Connection refused");
    }

    @Test
    void otherCallsArePassedOnAsTheyAre() throws Exception {
        PreparedStatement statement = statement(new SQLException("away"));

        assertThat(WatchedConnections.unwatched(statement)).isNotSameAs(statement);
        assertThatThrownBy(statement::close).isInstanceOf(SQLException.class).hasMessage("away");
        assertThat(failures.getCount()).isZero();
    }

    /** The job deserialises a sink and its connections together: they must stay one object. */
    @Test
    void sinkAndItsConnectionsStayOneObjectWhenTheyAreShipped() throws Exception {
        WatchedConnections connections = new WatchedConnections(() -> new Refusing(null));
        Object[] shipped = InstantiationUtil.clone(new Object[] {connections, connections});

        assertThat(shipped[0]).isSameAs(shipped[1]).isNotSameAs(connections);
    }

    private PreparedStatement statement(SQLException failure) throws Exception {
        WatchedConnections connections = new WatchedConnections(() -> new Refusing(failure));
        connections.countIn(failures);
        return connections.getOrEstablishConnection().prepareStatement("INSERT");
    }

    /** A server that takes every statement and refuses whatever is asked of it. */
    @SuppressWarnings("try") // Flink's interface lets close() throw anything.
    private record Refusing(SQLException failure) implements JdbcConnectionProvider {
        @Override
        public Connection getConnection() {
            PreparedStatement statement = proxy(PreparedStatement.class, (self, method, arguments) -> {
                throw failure;
            });
            return proxy(Connection.class, (self, method, arguments) -> statement);
        }

        private static <P> P proxy(Class<P> type, InvocationHandler answers) {
            return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, answers));
        }

        @Override
        public boolean isConnectionValid() {
            return true;
        }

        @Override
        public Connection getOrEstablishConnection() {
            return getConnection();
        }

        @Override
        public void closeConnection() {
            // Nothing is open.
        }

        @Override
        public Connection reestablishConnection() {
            return getConnection();
        }
    }
}
