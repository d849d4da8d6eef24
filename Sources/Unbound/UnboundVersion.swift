import CUnbound

/// The version of libunbound on this system, `1.17.1`; nil where there is none. Asking loads it.
package enum UnboundVersion {
  package static var text: String? { (try? Context.load()).map { String(cString: $0.version()) } }
}
