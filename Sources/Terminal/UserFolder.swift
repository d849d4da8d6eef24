/// The folders that a person's programs keep their files in (XDG Base Directory Specification).
package enum UserFolder {
  /// The program's own one below the folder that the variable names, or below one in the home folder. A relative value is
  /// ignored, as the specification asks. Nil if there is no home either.
  package static func path(
    _ variable: String, otherwise folder: String, applicationName: String = "smtp-tutor",
    environment: (String) -> String? = environmentValue
  ) -> String? {
    if let place = environment(variable), place.hasPrefix("/") { return "\(place)/\(applicationName)" }
    guard let home = environment("HOME"), home.hasPrefix("/") else { return nil }
    return "\(home)/\(folder)/\(applicationName)"
  }
}
