/// HTTP habits that all services share: calls, problems, entity tags, pages.
@NullMarked
package io.guanjia.platform.web;

import org.jspecify.annotations.NullMarked;
