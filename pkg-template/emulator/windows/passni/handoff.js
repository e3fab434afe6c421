// The form with the code sends itself; where scripts do not run, its button does.
document.getElementById('handoff').submit();
