import Unbound

/// What `check` works with, for `--version`.
package enum LibraryVersion {
  /// Of libunbound; nil where it is not on this system. Asking loads it.
  package static var unbound: String? { UnboundVersion.text }
}
