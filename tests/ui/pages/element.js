import 'bonin/element/define';
