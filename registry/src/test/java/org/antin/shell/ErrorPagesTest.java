package org.antin.shell;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;

import org.apache.catalina.connector.ClientAbortException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slf4j.LoggerFactory;
import org.springframework.beans.TypeMismatchException;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.http.HttpMethod;
import org.springframework.jdbc.BadSqlGrammarException;
import org.springframework.jdbc.UncategorizedSQLException;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.transaction.CannotCreateTransactionException;
import org.springframework.transaction.TransactionSystemException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.resource.NoResourceFoundException;

import java.io.EOFException;
import java.io.IOException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.stream.Stream;

class ErrorPagesTest {
    private final ErrorPages pages = new ErrorPages();
    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/dossiers/1");
    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(ErrorPages.class);

    @BeforeEach
    void listen() {
        log.start();
        logger.addAppender(log);
        logger.setAdditive(false);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(log);
        logger.setAdditive(true);
    }

    @Test
    @DisplayName("an accident is logged once, with the reference the page shows")
    void accident() {
        var page = resolve(new IllegalStateException("on purpose"));
        var view = (ErrorView) page.getModel().get("page");
        assertThat(page.getViewName()).isEqualTo("error/500");
        assertThat(view.reference()).matches("[A-Z0-9]{4}-[A-Z0-9]{4}");
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getFormattedMessage())
                .contains(view.reference(), "GET", "/dossiers/1");
        assertThat(log.list.getFirst().getThrowableProxy().getMessage()).isEqualTo("on purpose");
        var another = (ErrorView) resolve(new IllegalStateException("x")).getModel().get("page");
        assertThat(another.reference()).isNotEqualTo(view.reference());
    }

    static Stream<Arguments> asked() {
        return Stream.of(
                Arguments.of(new NoResourceFoundException(HttpMethod.GET, "/x", "x"), 404, 404),
                Arguments.of(new TypeMismatchException("no-uuid", java.util.UUID.class), 404, 404),
                Arguments.of(new HttpRequestMethodNotSupportedException("PUT"), 405, 404),
                Arguments.of(new MaxUploadSizeExceededException(1), 413, 413),
                Arguments.of(new OptimisticLockingFailureException("v2"), 409, 409),
                Arguments.of(new MissingServletRequestParameterException("a", "b"), 400, 422));
    }

    @ParameterizedTest
    @MethodSource("asked")
    @DisplayName("what was asked for wrongly gets its page and no line in the log")
    void notOurFault(Exception asked, int status, int shown) {
        var page = resolve(asked);
        assertThat(page.getStatus().value()).isEqualTo(status);
        assertThat(page.getViewName()).isEqualTo("error/" + shown);
        assertThat(((ErrorView) page.getModel().get("page")).reference()).isNull();
        assertThat(log.list).isEmpty();
    }

    static Stream<Exception> hungUp() {
        var reset = new IOException("Broken pipe");
        return Stream.of(
                new AsyncRequestNotUsableException("failed to write", reset),
                new ClientAbortException(reset),
                new IllegalStateException("a picture", new ClientAbortException(reset)));
    }

    @ParameterizedTest
    @MethodSource("hungUp")
    @DisplayName("a browser that went elsewhere gets no page and no line in the log")
    void browserLeft(Exception left) {
        assertThat(resolve(left).isEmpty()).isTrue();
        assertThat(log.list).isEmpty();
    }

    @Test
    @DisplayName("a document that ends too early is an accident, not a browser that left")
    void endOfDocument() {
        assertThat(resolve(new EOFException("Broken pipe")).getViewName()).isEqualTo("error/500");
        assertThat(log.list).hasSize(1);
    }

    static Stream<Exception> withoutDatabase() {
        var closed = new SQLException("connection has been closed", "08003");
        var killed = new SQLException("terminating connection", "57P02");
        var none = new SQLTransientConnectionException("timed out after 10000ms");
        return Stream.of(
                new DataAccessResourceFailureException("JDBC commit", closed),
                new UncategorizedSQLException("query", "select 1", killed),
                new CannotCreateTransactionException("no connection", none),
                new TransactionSystemException(
                        "JDBC rollback failed", new SQLException("Connection is closed")));
    }

    @ParameterizedTest
    @MethodSource("withoutDatabase")
    @DisplayName("without a database: 503, when to come again, and a line without a stack trace")
    void databaseAway(Exception accident) {
        var response = new MockHttpServletResponse();
        var page = pages.resolveException(request, response, null, accident);
        assertThat(page.getStatus().value()).isEqualTo(503);
        assertThat(page.getViewName()).isEqualTo("error/503");
        assertThat(response.getHeader("Retry-After")).isEqualTo("5");
        assertThat(log.list).hasSize(1);
        assertThat(log.list.getFirst().getThrowableProxy()).isNull();
    }

    @Test
    @DisplayName("a fault in a statement is no absence of the database")
    void faultOfOurs() {
        var wrong = new SQLException("column does not exist", "42703");
        var page = resolve(new BadSqlGrammarException("query", "select x", wrong));
        assertThat(page.getStatus().value()).isEqualTo(500);
    }

    @Test
    @DisplayName("interfaces and Spring Security answer for themselves")
    void leftAlone() {
        assertThat(resolve(new AccessDeniedException("no"))).isNull();
        request.setRequestURI("/api/v1/documents");
        assertThat(resolve(new IllegalStateException("x"))).isNull();
        assertThat(log.list).isEmpty();
    }

    private org.springframework.web.servlet.ModelAndView resolve(Exception accident) {
        return pages.resolveException(request, new MockHttpServletResponse(), null, accident);
    }
}
