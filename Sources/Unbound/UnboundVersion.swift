import CUnbound

/// The version of libunbound on this system, `1.17.1`; nil where there is none. Asking loads it.
package enum UnboundVersion {
  package static var text: String? {
    var reason: UnsafePointer<CChar>?
    return cunbound_load(&reason).map { String(cString: $0.pointee.version()) }
  }
}
