import CReadline

/// The version of readline that is loaded: `8.2`.
package enum ReadlineVersion {
  package static var text: String { String(cString: crl_version()) }
}
