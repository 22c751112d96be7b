/// Settings of a service by community and effective date.
@NullMarked
package io.guanjia.platform.settings;

import org.jspecify.annotations.NullMarked;
