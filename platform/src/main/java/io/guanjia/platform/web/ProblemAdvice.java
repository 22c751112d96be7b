package io.guanjia.platform.web;

import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.domain.CommonRefusal.Forbidden;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.CommonRefusal.TooLarge;
import io.guanjia.platform.domain.CommonRefusal.UnsupportedType;
import io.guanjia.platform.domain.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.ConstraintViolation;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.validation.BindException;
import org.springframework.validation.Errors;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.async.AsyncRequestNotUsableException;
import org.springframework.web.method.annotation.HandlerMethodValidationException;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;
import tools.jackson.core.JacksonException;

/// Turns whatever a controller throws into a problem. What nobody expected answers with a trace id and no message.
@RestControllerAdvice
final class ProblemAdvice {

    private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

    private final ProblemWriter problems;

    ProblemAdvice(ProblemWriter problems) {
        this.problems = problems;
    }

    @ExceptionHandler
    void refuse(Exception thrown, HttpServletRequest request, HttpServletResponse response) throws IOException {
        if (thrown instanceof AsyncRequestNotUsableException) {
            log.debug("the client went away");
            return;
        }
        if (thrown instanceof ErrorResponse standard) {
            standard.getHeaders().forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        }
        problems.write(request, response, problemOf(thrown));
    }

    private Problem problemOf(Exception thrown) {
        return switch (thrown) {
            case RefusedException refused -> problems.problemOf(refused.refusal());
            case HttpMessageNotReadableException unread -> invalid(unreadable(unread));
            case MethodArgumentNotValidException invalid -> invalid(defects(invalid.getBindingResult()));
            case BindException invalid -> invalid(defects(invalid));
            case HandlerMethodValidationException invalid -> invalid(defects(invalid));
            case MethodArgumentTypeMismatchException wrong ->
                invalid(List.of(FieldErrors.mismatch("/" + wrong.getName(), wrong.getRequiredType())));
            case MissingServletRequestParameterException missing -> required(missing.getParameterName());
            case MissingServletRequestPartException missing -> required(missing.getRequestPartName());
            case MaxUploadSizeExceededException upload ->
                problems.problemOf(new TooLarge("upload", upload.getMaxUploadSize()));
            case MultipartException broken -> invalid(List.of(new FieldError("", "malformed-multipart", null)));
            case HttpMediaTypeNotSupportedException unsupported ->
                problems.problemOf(new UnsupportedType(unsupported.getSupportedMediaTypes().stream()
                        .map(MediaType::toString)
                        .collect(Collectors.toSet())));
            case AccessDeniedException denied -> problems.problemOf(new Forbidden());
            case ErrorResponse standard -> ofStatus(standard.getStatusCode().value(), thrown);
            default -> ofStatus(500, thrown);
        };
    }

    Problem ofStatus(int status, Throwable thrown) {
        return switch (status) {
            case 400 -> invalid(List.of(new FieldError("", "malformed", null)));
            case 404 -> problems.problemOf(new NotFound());
            case 405 -> Problem.of(405, "method-not-allowed");
            case 406 -> Problem.of(406, "not-acceptable");
            case 503 -> Problem.of(503, "unavailable");
            default -> {
                String traceId = ProblemWriter.traceId();
                log.error("unexpected, answered with status 500 and trace id {}", traceId, thrown);
                yield Problem.of(500, "internal-error", Map.of(ProblemWriter.TRACE_ID, traceId));
            }
        };
    }

    private Problem invalid(List<FieldError> errors) {
        return problems.problemOf(new InvalidRequest(errors));
    }

    private Problem required(String name) {
        return invalid(List.of(new FieldError("/" + name, "required", null)));
    }

    private static List<FieldError> unreadable(HttpMessageNotReadableException unread) {
        return List.of(
                unread.getCause() instanceof JacksonException defect
                        ? FieldErrors.of(defect)
                        : new FieldError("", "required", null));
    }

    private static List<FieldError> defects(Errors errors) {
        return errors.getAllErrors().stream()
                .map(error -> error instanceof org.springframework.validation.FieldError field
                        ? field.contains(ConstraintViolation.class)
                                ? FieldErrors.of(field.getField(), field.unwrap(ConstraintViolation.class))
                                : FieldErrors.mismatch("/" + field.getField(), null)
                        : FieldErrors.of("", error.unwrap(ConstraintViolation.class)))
                .toList();
    }

    private static List<FieldError> defects(HandlerMethodValidationException invalid) {
        return invalid.getParameterValidationResults().stream()
                .flatMap(ProblemAdvice::defects)
                .toList();
    }

    private static Stream<FieldError> defects(ParameterValidationResult result) {
        return result instanceof ParameterErrors body
                ? defects((Errors) body).stream()
                : result.getResolvableErrors().stream()
                        .map(error -> FieldErrors.of(
                                String.valueOf(result.getMethodParameter().getParameterName()),
                                result.unwrap(error, ConstraintViolation.class)));
    }
}
