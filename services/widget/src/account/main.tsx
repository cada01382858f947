import "../panel/styles/panel.css";
