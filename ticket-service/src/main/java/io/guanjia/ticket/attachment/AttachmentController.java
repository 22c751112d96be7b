package io.guanjia.ticket.attachment;

import io.guanjia.platform.domain.CommonRefusal.NotFound;
import io.guanjia.platform.domain.RefusedException;
import io.guanjia.platform.web.Call;
import java.io.IOException;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/// Photos, videos and recordings.
@RestController
@RequestMapping("/api/v1/attachments")
class AttachmentController {

    private final AttachmentDesk desk;
    private final Attachments attachments;

    AttachmentController(AttachmentDesk desk, Attachments attachments) {
        this.desk = desk;
        this.attachments = attachments;
    }

    @PostMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    ResponseEntity<AttachmentView> stage(@RequestParam MultipartFile file, Call call) throws IOException {
        Attachment its = desk.stage(file, call);
        return ResponseEntity.created(URI.create("/api/v1/attachments/" + its.id()))
                .body(AttachmentView.of(its));
    }

    @GetMapping("/{id}")
    ResponseEntity<Resource> content(@PathVariable String id, Call call) {
        Attachment its = desk.readable(id, call);
        return stream(its.kind().type(), its.size(), new InputStreamResource(() -> attachments.open(its)));
    }

    @GetMapping("/{id}/thumbnail")
    ResponseEntity<Resource> thumbnail(@PathVariable String id, Call call) {
        Attachment its = desk.readable(id, call);
        if (!its.thumbnail()) {
            throw new RefusedException(new NotFound());
        }
        return stream("image/jpeg", -1, new InputStreamResource(() -> attachments.openThumbnail(its)));
    }

    private static ResponseEntity<Resource> stream(String type, long size, Resource content) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(type))
                .cacheControl(CacheControl.noStore())
                .header("X-Content-Type-Options", "nosniff");
        return (size < 0 ? answer : answer.contentLength(size)).body(content);
    }

    /// `thumbnail` is the address of the small picture, where there is one.
    record AttachmentView(
            String id, MediaKind kind, long size, @Nullable String thumbnail) {

        static AttachmentView of(Attachment its) {
            return new AttachmentView(
                    its.id(),
                    its.kind(),
                    its.size(),
                    its.thumbnail() ? "/api/v1/attachments/" + its.id() + "/thumbnail" : null);
        }
    }
}
