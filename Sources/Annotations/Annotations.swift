package enum AnnotationsPlaceholder {}
