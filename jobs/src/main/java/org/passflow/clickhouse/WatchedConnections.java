package org.passflow.clickhouse;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.Driver;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Properties;
import org.apache.flink.connector.jdbc.datasource.connections.JdbcConnectionProvider;
import org.apache.flink.metrics.Counter;
import org.apache.flink.util.function.SerializableSupplier;

/**
 * Connections whose failed batches are counted, and told without what the server quotes of their rows: the text of such an
 * error goes into logs and to Flink's page, where no token and no payload may stand.
 */
@SuppressWarnings("try") // Flink's interface lets close() throw anything.
final class WatchedConnections implements JdbcConnectionProvider {

    private static final long serialVersionUID = 1;

    private final SerializableSupplier<JdbcConnectionProvider> provider;
    private transient JdbcConnectionProvider connections;
    private transient Counter failedBatches;

    /**
     * Connections of a provider that is made where they are asked for: Flink's puts the driver on a list of the whole JVM,
     * which would hold all classes of the job in each JobManager that reads the graph of the job.
     */
    WatchedConnections(SerializableSupplier<JdbcConnectionProvider> provider) {
        this.provider = provider;
    }

    /** Takes the drivers of this job off the list of the whole JVM, which would hold its classes after its end. */
    static void forgetDrivers() {
        ClassLoader own = WatchedConnections.class.getClassLoader();
        DriverManager.drivers()
                .filter(driver -> driver.getClass().getClassLoader() == own)
                .forEach(WatchedConnections::forget);
    }

    private static void forget(Driver driver) {
        try {
            DriverManager.deregisterDriver(driver);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private JdbcConnectionProvider connections() {
        if (connections == null) {
            connections = provider.get();
        }
        return connections;
    }

    /** From now on failures are counted there. */
    void countIn(Counter counter) {
        failedBatches = counter;
    }

    /** The driver's statement behind one of a watched connection: its setters need not be watched, and are many. */
    static PreparedStatement unwatched(PreparedStatement statement) {
        return Proxy.isProxyClass(statement.getClass())
                        && Proxy.getInvocationHandler(statement) instanceof Watch watch
                        && watch.target() instanceof PreparedStatement driver
                ? driver
                : statement;
    }

    @Override
    public Connection getConnection() {
        return watched(connections().getConnection());
    }

    @Override
    public Properties getProperties() {
        return connections().getProperties();
    }

    @Override
    public boolean isConnectionValid() throws SQLException {
        return connections().isConnectionValid();
    }

    @Override
    public Connection getOrEstablishConnection() throws SQLException, ClassNotFoundException {
        return watched(connections().getOrEstablishConnection());
    }

    @Override
    public void closeConnection() {
        connections().closeConnection();
    }

    @Override
    public Connection reestablishConnection() throws SQLException, ClassNotFoundException {
        return watched(connections().reestablishConnection());
    }

    private Connection watched(Connection connection) {
        return connection == null ? null : proxy(Connection.class, connection);
    }

    private <P> P proxy(Class<P> type, P target) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, new Watch(target)));
    }

    /** Passes every call on. */
    private final class Watch implements InvocationHandler {
        private final Object target;

        Watch(Object target) {
            this.target = target;
        }

        Object target() {
            return target;
        }

        @Override
        public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
            try {
                Object result = method.invoke(target, arguments);
                return result instanceof PreparedStatement statement
                        ? proxy(PreparedStatement.class, statement)
                        : result;
            } catch (InvocationTargetException e) {
                if (!method.getName().equals("executeBatch")) {
                    throw e.getCause();
                }
                failedBatches.inc();
                throw ServerError.without(e.getCause());
            }
        }
    }
}
