package org.antin;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.jdbc.datasource.DelegatingDataSource;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.ForkJoinWorkerThread;

import javax.sql.DataSource;

/// What a page asks the database, every statement with its values: heard in the test's own thread
/// and in the common pool's, where a page asks on all cores.
public final class Statements implements BeanPostProcessor {
    private static final ThreadLocal<@Nullable List<String>> HEARD = new ThreadLocal<>();
    private static volatile @Nullable List<String> heardInPool;

    /// The statements of this work, in order where one thread asks; who asks is told with each
    /// transaction and left out.
    public static List<String> of(Runnable work) {
        var heard = Collections.synchronizedList(new ArrayList<String>());
        HEARD.set(heard);
        heardInPool = heard;
        try {
            work.run();
        } finally {
            HEARD.remove();
            heardInPool = null;
        }
        return List.copyOf(heard).stream().filter(sql -> !sql.contains("set_config")).toList();
    }

    private static @Nullable List<String> heard() {
        return Thread.currentThread() instanceof ForkJoinWorkerThread ? heardInPool : HEARD.get();
    }

    @Override
    public Object postProcessAfterInitialization(Object bean, String name) {
        return bean instanceof DataSource real ? new Listening(real) : bean;
    }

    private static final class Listening extends DelegatingDataSource {
        Listening(DataSource real) {
            super(real);
        }

        @Override
        public Connection getConnection() throws SQLException {
            var real = super.getConnection();
            return heard() == null ? real : listening(real);
        }
    }

    private static Connection listening(Connection real) {
        return proxy(
                Connection.class,
                (self, method, values) -> {
                    var made = call(method, real, values);
                    return made instanceof PreparedStatement statement
                            ? listening(statement)
                            : made;
                });
    }

    private static PreparedStatement listening(PreparedStatement real) {
        return proxy(
                PreparedStatement.class,
                (self, method, values) -> {
                    var heard = heard();
                    if (heard != null && method.getName().startsWith("execute"))
                        heard.add(real.unwrap(PreparedStatement.class).toString());
                    return call(method, real, values);
                });
    }

    private static <T> T proxy(Class<T> type, InvocationHandler handler) {
        return type.cast(
                Proxy.newProxyInstance(
                        Statements.class.getClassLoader(), new Class<?>[] {type}, handler));
    }

    private static @Nullable Object call(Method method, Object real, Object @Nullable [] values)
            throws Throwable {
        try {
            return method.invoke(real, values);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
