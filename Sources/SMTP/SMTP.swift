package enum SMTPPlaceholder {}
