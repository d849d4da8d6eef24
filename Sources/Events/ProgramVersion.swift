/// Which version of the program this is.
package enum ProgramVersion {
  package static let text = "1.0.0"
}
