package io.guanjia.owner.community;

import io.guanjia.platform.domain.CommonRefusal.InvalidRequest;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.store.Page;
import io.guanjia.platform.store.PageRequest;
import io.guanjia.platform.web.Answers;
import io.guanjia.platform.web.Call;
import io.guanjia.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.DateTimeException;
import java.time.ZoneId;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class CommunityController {

    private final CommunityDesk desk;

    CommunityController(CommunityDesk desk) {
        this.desk = desk;
    }

    record NewCommunity(
            @NotBlank @Size(max = 80) String name,
            @NotBlank String zone,
            @NotBlank @Pattern(regexp = "[A-Z]{3}") String currency) {}

    record NewDepartment(
            @NotNull DepartmentCode code,
            @NotBlank @Size(max = 80) String name) {}

    record NewBuilding(
            @NotBlank @Size(max = 20) String code,
            @NotBlank @Size(max = 80) String name) {}

    record NewName(@NotBlank @Size(max = 80) String name) {}

    @PostMapping("/communities")
    ResponseEntity<CommunityView> open(@Valid @RequestBody NewCommunity body, Call call) {
        return Answers.created(
                desk.open(body.name(), zone(body.zone()), body.currency(), call),
                "/api/v1/communities/{id}",
                CommunityView::of);
    }

    @GetMapping("/communities")
    Page<CommunityView> communities(Caller caller, PageRequest page) {
        return desk.communities(caller, page).map(CommunityView::of);
    }

    @GetMapping("/communities/{id}")
    ResponseEntity<CommunityView> community(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.community(id, caller), CommunityView::of);
    }

    @PatchMapping("/communities/{id}")
    ResponseEntity<CommunityView> rename(@PathVariable String id, @Valid @RequestBody NewName body, Call call) {
        return Answers.ok(desk.rename(id, body.name(), call), CommunityView::of);
    }

    @PostMapping("/communities/{communityId}/departments")
    ResponseEntity<DepartmentView> openDepartment(
            @PathVariable String communityId, @Valid @RequestBody NewDepartment body, Call call) {
        return Answers.created(
                desk.openDepartment(communityId, body.code(), body.name(), call),
                "/api/v1/departments/{id}",
                DepartmentView::of);
    }

    @GetMapping("/communities/{communityId}/departments")
    Page<DepartmentView> departments(@PathVariable String communityId, Caller caller, PageRequest page) {
        return desk.departments(communityId, caller, page).map(DepartmentView::of);
    }

    @GetMapping("/departments/{id}")
    ResponseEntity<DepartmentView> department(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.department(id, caller), DepartmentView::of);
    }

    @PatchMapping("/departments/{id}")
    ResponseEntity<DepartmentView> renameDepartment(
            @PathVariable String id, @Valid @RequestBody NewName body, Call call) {
        return Answers.ok(desk.renameDepartment(id, body.name(), call), DepartmentView::of);
    }

    @PostMapping("/communities/{communityId}/buildings")
    ResponseEntity<BuildingView> registerBuilding(
            @PathVariable String communityId, @Valid @RequestBody NewBuilding body, Call call) {
        return Answers.created(
                desk.registerBuilding(communityId, body.code(), body.name(), call),
                "/api/v1/buildings/{id}",
                BuildingView::of);
    }

    @GetMapping("/communities/{communityId}/buildings")
    Page<BuildingView> buildings(@PathVariable String communityId, Caller caller, PageRequest page) {
        return desk.buildings(communityId, caller, page).map(BuildingView::of);
    }

    @GetMapping("/buildings/{id}")
    ResponseEntity<BuildingView> building(@PathVariable String id, Caller caller) {
        return Answers.ok(desk.building(id, caller), BuildingView::of);
    }

    @PatchMapping("/buildings/{id}")
    ResponseEntity<BuildingView> renameBuilding(@PathVariable String id, @Valid @RequestBody NewName body, Call call) {
        return Answers.ok(desk.renameBuilding(id, body.name(), call), BuildingView::of);
    }

    private static ZoneId zone(String name) {
        try {
            return ZoneId.of(name);
        } catch (DateTimeException unknown) {
            throw new RefusedException(InvalidRequest.of("/zone", "unknown-zone"));
        }
    }
}
