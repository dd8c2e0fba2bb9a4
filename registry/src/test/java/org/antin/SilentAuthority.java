package org.antin;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Keeps the practice CA from answering about certificates, when a test wants that; its time stamps
/// come all the same.
public final class SilentAuthority implements Filter {
    /// What becomes of a question.
    public enum Mood {
        ANSWERS,
        /// Refused at once.
        DOWN,
        /// Taken, and never answered.
        HANGS
    }

    private volatile Mood mood = Mood.ANSWERS;
    private volatile CountDownLatch over = new CountDownLatch(0);

    public synchronized void is(Mood now) {
        over.countDown();
        over = new CountDownLatch(1);
        mood = now;
    }

    @Override
    public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        var path = ((HttpServletRequest) request).getRequestURI();
        var asked = path.startsWith("/practice-ca/") && !path.endsWith("/tsa");
        var until = over;
        if (!asked || mood == Mood.ANSWERS) {
            chain.doFilter(request, response);
            return;
        }
        try {
            if (mood == Mood.HANGS) until.await(5, TimeUnit.MINUTES);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        ((HttpServletResponse) response).setStatus(HttpServletResponse.SC_SERVICE_UNAVAILABLE);
    }
}
