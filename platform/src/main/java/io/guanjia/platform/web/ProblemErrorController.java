package io.guanjia.platform.web;

import io.guanjia.platform.domain.CommonRefusal.Busy;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.security.authentication.AuthenticationServiceException;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// What went wrong before a controller was reached: the firewall, the container, keys that cannot be fetched.
@RestController
final class ProblemErrorController implements ErrorController {

    private final ProblemWriter problems;
    private final ProblemAdvice advice;

    ProblemErrorController(ProblemWriter problems, ProblemAdvice advice) {
        this.problems = problems;
        this.advice = advice;
    }

    @RequestMapping("/error")
    void refuse(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Object thrown = request.getAttribute(RequestDispatcher.ERROR_EXCEPTION);
        if (thrown instanceof AuthenticationServiceException) {
            problems.write(request, response, new Busy(Duration.ofSeconds(5)));
            return;
        }
        Throwable cause =
                thrown instanceof Throwable known ? known : new IllegalStateException("refused by the container");
        int status = request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code ? code : 404;
        problems.write(request, response, advice.ofStatus(status, cause));
    }
}
