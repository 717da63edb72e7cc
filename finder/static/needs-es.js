export default `Apoyo después de una muerte
Apoyo durante el tratamiento lejos de casa
Apoyo espiritual o de fe
Atención para el linfedema (hinchazón)
Ayuda con deudas y presupuesto
Ayuda con gasolina, pasajes y estacionamiento
Ayuda con la renta, las cuentas y los gastos diarios
Ayuda de dinero urgente, una sola vez
Ayuda después de un desastre
Ayuda para dejar de fumar o de beber
Ayuda para estar a salvo en casa
Ayuda para llenar formularios
Ayuda para niños y adolescentes de la familia
Ayuda para pagar el seguro médico
Ayuda para pagar el tratamiento
Ayuda para pagar medicinas y copagos
Beneficios e ingresos por discapacidad
Centro especializado en cáncer
Clínica para un tipo o etapa de cáncer
Comidas y alimentos
Comunidad o foro en línea
Consejería o terapia
Consejos de alimentación
Consejos legales
Consejos sobre inmigración
Cuidado de mascotas
Cuidado de niños
Cuidados al final de la vida (hospice)
Cuidados o limpieza en casa
Cuidados paliativos (de alivio), en cualquier etapa
Derechos en el trabajo y volver a trabajar
Efectos secundarios y dolor
Encontrar estudios clínicos
Entender el seguro médico, o qué hacer si no quiere pagar
Equipo y artículos médicos
Exámenes para encontrar el cáncer a tiempo
Fertilidad
Grupo de apoyo
Hablar con alguien que ya pasó por esto
Información sobre su cáncer
Intérprete o traducción
La vida después del tratamiento
Línea de ayuda
Línea de crisis
Pareja, sexo e imagen del cuerpo
Pelucas, gorros y pañuelos
Pruebas y consejería genéticas
Prótesis de seno, sostenes y ropa que ayuda con la hinchazón
Rehabilitación y ejercicio
Retiros, campamentos y deseos
Segunda opinión
Testamento y decisiones para el futuro
Transporte a las citas
Un descanso para quien cuida
Un lugar donde quedarse cerca del tratamiento
Una persona que le guía
Vuelos y viajes largos al tratamiento
Yoga, masaje y otras terapias`;
