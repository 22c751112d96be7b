package io.guanjia.ticket.category;

import io.guanjia.platform.domain.CommonRefusal.FieldError;
import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Stored;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.ticket.clock.Priority;
import io.guanjia.ticket.intake.Checks;
import io.guanjia.ticket.ticket.DispatchMode;
import io.guanjia.ticket.ticket.TicketKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The categories of a community.
@RestController
@RequestMapping("/api/v1")
class CategoryController {

    private final Categories categories;
    private final CategoryDesk desk;

    CategoryController(Categories categories, CategoryDesk desk) {
        this.categories = categories;
        this.desk = desk;
    }

    @GetMapping("/categories")
    List<CategoryView> list(@RequestParam String communityId, Call call) {
        if (call.caller().roles(communityId).isEmpty()) {
            throw new RefusedException(new NotFound());
        }
        return categories.of(communityId).stream()
                .map(category -> CategoryView.of(category, call.locale()))
                .toList();
    }

    /// Defines a category, or one that takes the place of a usual one. One of the same code twice is the same one.
    @PostMapping("/communities/{communityId}/categories")
    ResponseEntity<CategoryView> define(@PathVariable String communityId, @RequestBody CategoryBody body, Call call) {
        Category category = body.checked(body.code());
        return Answers.created(
                desk.define(communityId, category, call),
                "/api/v1/communities/" + communityId + "/categories/" + category.code(),
                stored -> view(stored, call));
    }

    @PutMapping("/communities/{communityId}/categories/{code}")
    ResponseEntity<CategoryView> change(
            @PathVariable String communityId, @PathVariable String code, @RequestBody CategoryBody body, Call call) {
        return Answers.ok(desk.change(communityId, body.checked(code), call), stored -> view(stored, call));
    }

    @GetMapping("/communities/{communityId}/categories/{code}")
    ResponseEntity<CategoryView> category(@PathVariable String communityId, @PathVariable String code, Call call) {
        return Answers.ok(desk.get(communityId, code, call), stored -> view(stored, call));
    }

    private static CategoryView view(Stored<CategoryDefinition> stored, Call call) {
        return CategoryView.of(stored.state().category, call.locale());
    }

    record CategoryBody(
            @Nullable String code,
            @Nullable String kind,
            @Nullable String name,
            @Nullable String nameEn,
            @Nullable String department,
            @Nullable String skill,
            @Nullable String priority,
            @Nullable String mode) {

        Category checked(@Nullable String code) {
            List<FieldError> errors = new ArrayList<>();
            if (code == null || !Checks.isCode(code)) {
                errors.add(new FieldError("/code", "malformed", null));
            }
            Optional<TicketKind> known = Optional.ofNullable(kind).flatMap(TicketKind::of);
            if (known.isEmpty()) {
                errors.add(new FieldError("/kind", "unknown", null));
            }
            if (name == null || name.isBlank() || name.length() > 50) {
                errors.add(new FieldError("/name", "required", 50));
            }
            if (department == null) {
                errors.add(new FieldError("/department", "required", null));
            }
            Optional<Priority> urgency = Optional.ofNullable(priority).flatMap(Priority::of);
            if (urgency.isEmpty()) {
                errors.add(new FieldError("/priority", "unknown", null));
            }
            Optional<DispatchMode> way =
                    Optional.of(Optional.ofNullable(mode).orElse("assign")).flatMap(DispatchMode::of);
            if (way.isEmpty()) {
                errors.add(new FieldError("/mode", "unknown", null));
            }
            if (code == null
                    || name == null
                    || department == null
                    || known.isEmpty()
                    || urgency.isEmpty()
                    || way.isEmpty()
                    || !errors.isEmpty()) {
                throw new RefusedException(new InvalidRequest(errors));
            }
            String english = nameEn == null ? name : nameEn;
            return new Category(code, known.get(), name, english, department, skill, urgency.get(), way.get());
        }
    }

    /// `prices` stay empty until work is charged for.
    record CategoryView(
            String code,
            TicketKind kind,
            String name,
            String department,
            @Nullable String skill,
            String priority,
            DispatchMode mode,
            List<String> prices) {

        static CategoryView of(Category category, Locale locale) {
            boolean english = locale.getLanguage().equals(Locale.ENGLISH.getLanguage());
            return new CategoryView(
                    category.code(),
                    category.kind(),
                    english ? category.nameEn() : category.name(),
                    category.department(),
                    category.skill(),
                    category.priority().name(),
                    category.mode(),
                    List.of());
        }
    }
}
